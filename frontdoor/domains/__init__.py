"""What is peculiar to one part of the council. Domains never import each other."""
