package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A resource group.
 *
 * @param id its resource id
 * @param location where it is
 * @param tags its tags
 */
public record Group(String id, String location, ObjectNode tags) {}
