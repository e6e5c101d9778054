"""What must follow from events: the outbox. Must not do the work itself: each kind calls the layer that does."""
