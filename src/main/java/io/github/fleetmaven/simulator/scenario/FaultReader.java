package io.github.fleetmaven.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the entries of a scenario's {@code faults}. Stateless. */
final class FaultReader {

  private static final List<String> OF_REQUESTS = List.of("method", "path", "query");
  private static final List<String> OF_MACHINES = List.of("instance", "extension", "event", "at");

  private FaultReader() {}

  static List<Fault> read(List<Fields> entries, Problems problems) {
    List<Fault> faults = new ArrayList<>();
    List<Fields> places = new ArrayList<>();
    for (Fields entry : entries) {
      int known = problems.all().size();
      Optional<Fault> fault = read(entry);
      // What is wrong in itself needs no comparison with others.
      if (fault.isPresent() && problems.all().size() == known) {
        faults.add(fault.get());
        places.add(entry);
      }
    }
    DeadFaults.report(faults, places);
    return faults;
  }

  private static Optional<Fault> read(Fields fields) {
    Optional<Fields> when = fields.below("when");
    if (when.isEmpty()) {
      fields.problem("needs a key when, with method and path, or with instance");
      return Optional.empty();
    }
    Optional<Fault> fault = read(fields, when.get());
    fields.end();
    when.get().end();
    return fault;
  }

  private static Optional<Fault> read(Fields fields, Fields when) {
    boolean ofMachine = OF_MACHINES.stream().anyMatch(key -> when.any(key).isPresent());
    if (!ofMachine) {
      return RequestFaultReader.read(fields, when);
    }
    when.misplaced(OF_REQUESTS, "goes with a request, not with an instance");
    InstanceName instance = new InstanceName(when.text("instance").orElse(""));
    if (instance.text().isEmpty()) {
      when.problem("needs an instance; web/* stands for all of the scale set web");
    } else if (instance.namesSet()) {
      when.problem("instance", "is a scale set; name its instances, as in " + instance.all());
    }
    return MachineFaultReader.read(fields, when, instance);
  }
}
