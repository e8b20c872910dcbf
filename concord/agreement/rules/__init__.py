"""What holds for documents, their versions and what stands in them."""
