"""What holds for all tests: property tests draw the same examples each time, without a clock."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")
