"""The council as an employer. It knows no page and no other domain."""
