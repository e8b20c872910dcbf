"""What the landing page and the front desk show."""

from .desk import FrontDesk, areas_of, front_desk

__all__ = ["FrontDesk", "areas_of", "front_desk"]
