package io.github.fleetmaven.cloud;

/**
 * What a cloud was asked.
 *
 * @param requests all HTTP requests, polls and repetitions included
 * @param writes those of them that could change something (PUT, PATCH, POST, DELETE)
 */
public record RequestCount(int requests, int writes) {}
