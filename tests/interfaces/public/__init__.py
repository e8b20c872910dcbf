"""Tests of the landing page and the front desk."""
