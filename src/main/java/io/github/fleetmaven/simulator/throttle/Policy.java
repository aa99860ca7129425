package io.github.fleetmaven.simulator.throttle;

/**
 * What Compute counts a kind of request by.
 *
 * @param limit the name that the limits begin with
 * @param scope whose buckets are charged
 * @param machines what is charged for each machine that it touches
 */
record Policy(String limit, Scope scope, Machines machines) {

  /** Whose buckets there are, in the order in which answers name them. */
  enum Scope {
    SUBSCRIPTION,
    SUBSCRIPTION_AND_RESOURCE,
    RESOURCE_AND_SUBSCRIPTION
  }

  /** What is charged for machines. */
  enum Machines {
    NOTHING,
    /** They are looked at. */
    VIEWS,
    /** Something is done to them. */
    REQUESTS,
    /** Something will be done to them, for which nothing is charged yet. */
    LATER
  }

  static Policy of(String limit) {
    return new Policy(limit, Scope.SUBSCRIPTION_AND_RESOURCE, Machines.NOTHING);
  }

  static Policy ofSubscription(String limit) {
    return new Policy(limit, Scope.SUBSCRIPTION, Machines.NOTHING);
  }

  Policy with(Machines other) {
    return new Policy(limit, scope, other);
  }
}
