"""What the demonstration is made of: papers, people and matters this project invented itself."""
