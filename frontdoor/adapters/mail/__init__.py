"""Posts that messages go out by. Must not decide what is said, or when it is tried again."""
