package io.github.fleetmaven.mojo;

import io.github.fleetmaven.wiring.SimulatorHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The simulators that run for a module, kept where its goals find them: in the plugin's context.
 */
final class RunningSimulators {

  private static final String KEY = RunningSimulators.class.getName();

  private final List<SimulatorHandle> all = new ArrayList<>();

  private RunningSimulators() {}

  @SuppressWarnings({"rawtypes", "unchecked"}) // Maven's map has no types
  static RunningSimulators of(Map pluginContext) {
    return (RunningSimulators) pluginContext.computeIfAbsent(KEY, k -> new RunningSimulators());
  }

  synchronized void add(SimulatorHandle simulator) {
    all.add(simulator);
  }

  synchronized int stopAll() {
    int stopped = all.size();
    all.forEach(SimulatorHandle::close);
    all.clear();
    return stopped;
  }
}
