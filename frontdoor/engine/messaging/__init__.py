"""What is told to people, and whether it arrived. Must not decide what has to be told: effects do."""
