"""The `outrider` command: thin, and each part is imported only when its command runs."""
