package io.github.fleetmaven.model.ecs;

/**
 * A disk of an instance (DescribeDisks).
 *
 * @param id as {@code d-bp1…}
 * @param system whether it is the system disk, and not a data disk
 */
public record EcsDisk(String id, String instanceId, boolean system) {}
