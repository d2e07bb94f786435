"""What generated code leans on; imports nothing else of ours."""
