package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * Notices that somebody else changes a model while it is being rolled out: instances updated from
 * then on would get what no plan has shown. For one thread.
 */
final class ModelWatch {

  private Optional<Value.Obj> expected;

  ModelWatch(Value.Obj expected) {
    this.expected = Optional.of(expected);
  }

  /** Takes what a write of this run's own answered as what is to be there from now on. */
  void expect(Value.Obj raw) {
    expected = Optional.of(raw);
  }

  /** Takes what is read next as what is to be there: the model is being written by this run. */
  void expectNext() {
    expected = Optional.empty();
  }

  /** Returns what changed. */
  List<String> changes(ObservedScaleSet now) {
    Value.Obj before = expected.orElse(now.raw());
    expected = Optional.of(before);
    return ModelAnswer.differences(whatInstancesGet(before), whatInstancesGet(now.raw()));
  }

  private static Value.Obj whatInstancesGet(Value.Obj set) {
    Value.Obj properties = set.obj("properties");
    return Value.Obj.EMPTY
        .with("sku.name", set.obj("sku").get("name").orElse(Value.NULL))
        .with("virtualMachineProfile", properties.obj("virtualMachineProfile"))
        .with("upgradePolicy", properties.obj("upgradePolicy"));
  }
}
