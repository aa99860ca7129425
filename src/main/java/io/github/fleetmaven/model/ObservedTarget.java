package io.github.fleetmaven.model;

import java.util.List;

/** What a cloud shows of one target. */
public sealed interface ObservedTarget {

  /** A scale set and its instances. */
  record ScaleSet(ObservedScaleSet model, List<ObservedInstance> instances)
      implements ObservedTarget {
    public ScaleSet {
      instances = List.copyOf(instances);
    }
  }

  /** A virtual machine, or the members that a group had when it was looked at. */
  record Machines(List<ObservedMachine> machines) implements ObservedTarget {
    public Machines {
      machines = List.copyOf(machines);
    }
  }
}
