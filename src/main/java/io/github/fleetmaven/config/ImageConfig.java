package io.github.fleetmaven.config;

import java.util.Optional;

/** A platform image. */
record ImageConfig(
    Place place,
    @Element(value = "Who publishes it, as `Canonical`.", defaultsTo = "stays as it is")
        Optional<String> publisher,
    @Element(value = "The offer, as `UbuntuServer`.", defaultsTo = "stays as it is")
        Optional<String> offer,
    @Element(value = "The SKU, as `22_04-lts-gen2`.", defaultsTo = "stays as it is")
        Optional<String> sku,
    @Element(value = "The version, as `4.0.20160229`, or `latest`.", defaultsTo = "stays as it is")
        Optional<String> version) {}
