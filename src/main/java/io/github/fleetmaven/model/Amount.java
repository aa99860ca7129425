package io.github.fleetmaven.model;

/**
 * A number of instances, as a count or as a share of a target's members. Which way a share is
 * rounded is the rollout's business.
 */
public sealed interface Amount {

  /**
   * A number of instances.
   *
   * @param instances 0 or more
   */
  record Count(int instances) implements Amount {
    public Count {
      if (instances < 0) {
        throw new IllegalArgumentException("a count of instances can't be " + instances);
      }
    }

    @Override
    public String toString() {
      return Integer.toString(instances);
    }
  }

  /**
   * A share of a target's members.
   *
   * @param percent 0 to 100
   */
  record Percent(int percent) implements Amount {
    public Percent {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("a share of instances can't be " + percent + "%");
      }
    }

    @Override
    public String toString() {
      return percent + "%";
    }
  }
}
