package io.github.fleetmaven.simulator.throttle;

/**
 * Tokens that a request takes out of a bucket.
 *
 * @param limit the name of the limit
 * @param owner whose bucket it is: the key of a resource, or a subscription
 * @param tokens how many
 */
record Charge(String limit, String owner, int tokens) {

  String bucket() {
    return limit + "/" + owner;
  }
}
