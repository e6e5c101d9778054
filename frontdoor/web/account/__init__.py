"""What is an employee's, a councillor's or a partner's own. Must not show the cases they only deal with."""
