"""GOV.UK Notify: e-mail, text and letter by one account. Must not decide what is said, or what is tried next."""
