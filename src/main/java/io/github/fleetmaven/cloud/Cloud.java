package io.github.fleetmaven.cloud;

import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.RollingUpgrade;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cloud, as the engine sees it: reads, and operations that are begun and then polled. Every
 * method is one remote operation (a list follows its pages), waits out throttling by itself, and
 * throws {@link CloudException} when the cloud refuses or can't be reached.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface Cloud {

  /** Reads the model of a scale set. */
  ObservedScaleSet readScaleSet(ResourceId id);

  /** Reads the instances of a scale set with their instance views, in the order of their ids. */
  List<ObservedInstance> readInstances(ObservedScaleSet set);

  /** Reads the last rolling upgrade of the cloud's own; empty when there never was one. */
  Optional<RollingUpgrade> latestRollingUpgrade(ResourceId set);

  /** Reads a virtual machine with its extensions and its instance view. */
  ObservedMachine readMachine(ResourceId id);

  /**
   * Finds the virtual machines that carry all of the tags, by name.
   *
   * @param resourceGroup where to look; the whole subscription when empty
   */
  List<ObservedMachine> findMachines(
      String subscriptionId, Optional<String> resourceGroup, Map<String, String> tags);

  /**
   * Sends a command. It has been accepted when this returns, not carried out.
   *
   * @return the operation, to be polled until it ends
   */
  Operation begin(Command command);

  /** Asks once how an operation stands. */
  OperationStatus poll(Operation operation);

  /** Returns what this cloud was asked so far. */
  RequestCount requests();
}
