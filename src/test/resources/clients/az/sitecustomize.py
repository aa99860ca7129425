"""Lets Debian's az work: it asks for a version of the compute SDK that Debian doesn't ship."""

try:
    from azure.cli.core.profiles import _shared

    _compute = _shared.AZURE_API_PROFILES["latest"][_shared.ResourceType.MGMT_COMPUTE]
    _compute.profile = {
        group: "2022-08-01" if version == "2022-11-01" else version
        for group, version in _compute.profile.items()
    }
except ImportError:
    pass  # another Python, which az doesn't use
