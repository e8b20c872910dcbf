"""What happens because a day passed."""
