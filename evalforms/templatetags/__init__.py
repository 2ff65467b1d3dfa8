"""What templates may say beyond plain Django: icons, values on paper, deadlines."""
