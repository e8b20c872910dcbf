"""Tests of champions."""
