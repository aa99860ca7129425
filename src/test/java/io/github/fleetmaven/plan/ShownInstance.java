package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.PowerState;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/** Builds what is seen of an instance that hasn't the latest model. */
final class ShownInstance {

  private String id = "0";
  private Value.Obj image = Fixtures.UBUNTU;
  private String size = Fixtures.SIZE;
  private PowerState power = PowerState.RUNNING;
  private Optional<Boolean> latest = Optional.of(false);
  private List<ObservedExtension> extensions = List.of();
  private List<HandlerStatus> handlers = List.of();

  ShownInstance id(String value) {
    id = value;
    return this;
  }

  ShownInstance image(Value.Obj value) {
    image = value;
    return this;
  }

  ShownInstance size(String value) {
    size = value;
    return this;
  }

  ShownInstance power(PowerState value) {
    power = value;
    return this;
  }

  ShownInstance latest(Optional<Boolean> value) {
    latest = value;
    return this;
  }

  ShownInstance extensions(ObservedExtension... values) {
    extensions = List.of(values);
    return this;
  }

  ObservedInstance build() {
    return new ObservedInstance(
        id,
        Fixtures.SET.path() + "/virtualMachines/" + id,
        latest,
        "Succeeded",
        power,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        image,
        Optional.of(size),
        extensions,
        handlers);
  }
}
