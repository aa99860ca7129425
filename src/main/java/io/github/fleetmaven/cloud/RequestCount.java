package io.github.fleetmaven.cloud;

/**
 * What a cloud was asked.
 *
 * @param requests all HTTP requests, polls and repetitions included
 * @param writes those of them that could change something (PUT, PATCH, POST, DELETE)
 * @param probes those of them that sent a command to instances which changed nothing
 */
public record RequestCount(int requests, int writes, int probes) {

  /** What a cloud was asked that runs no commands. */
  public RequestCount(int requests, int writes) {
    this(requests, writes, 0);
  }

  /** Returns what both were asked together. */
  public RequestCount plus(RequestCount other) {
    return new RequestCount(
        requests + other.requests, writes + other.writes, probes + other.probes);
  }
}
