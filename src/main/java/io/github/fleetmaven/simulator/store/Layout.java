package io.github.fleetmaven.simulator.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the instances of a scale set are dealt out: round robin.
 *
 * @param updateDomains how many update domains there are, at least 1
 * @param faultDomains how many fault domains there are, at least 1
 * @param zones its zones, empty when it is regional
 */
public record Layout(int updateDomains, int faultDomains, List<String> zones) {

  /** Checks that there is a domain to stand in. */
  public Layout {
    if (updateDomains < 1 || faultDomains < 1) {
      throw new IllegalArgumentException("a scale set has at least one domain of each kind");
    }
    zones = List.copyOf(zones);
  }

  /** Returns the place of the instance with this ordinal. */
  public Placement place(int ordinal) {
    @Nullable String zone = zones.isEmpty() ? null : zones.get(ordinal % zones.size());
    return new Placement(ordinal % updateDomains, ordinal % faultDomains, zone);
  }
}
