"""Scanners of files. Must not decide who reads a file that was not scanned."""
