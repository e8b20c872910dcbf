"""The design system: how pages, forms and components look."""
