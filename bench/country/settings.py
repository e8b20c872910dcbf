"""Settings of the benchmark: the real ones, with an empty page beside the real addresses."""

from concord.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.country.urls"
