package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What carrying out the plan of one target takes. It is never written to a file. */
public sealed interface Work {

  /**
   * A scale set: at most one write of the model, then the instances.
   *
   * @param observed the model that the plan was made from
   * @param instances the instances that the plan was made from
   * @param write the write; empty when the model is what the pom says
   * @param model what each instance should be after the write
   * @param plans what that means for each instance, in the order of {@code instances}
   * @param driver who brings the instances to the model
   */
  record ScaleSetWork(
      ObservedScaleSet observed,
      List<ObservedInstance> instances,
      Optional<ModelWrite> write,
      TargetModel model,
      List<InstancePlan> plans,
      Driver driver)
      implements Work {
    public ScaleSetWork {
      instances = List.copyOf(instances);
      plans = List.copyOf(plans);
    }
  }

  /**
   * The write of a model.
   *
   * @param extensions the whole list, those of others included; empty when no extension changes
   * @param image the parts of the image reference to send
   * @param upgradePolicy the parts of the upgrade policy to send
   * @param tags tags of ours that the write adds to those that are there
   */
  record ModelWrite(
      Optional<List<ExtensionStep>> extensions,
      Optional<Value.Obj> image,
      Optional<String> unmanagedImageUri,
      Optional<Value.Obj> upgradePolicy,
      Map<String, String> tags) {
    public ModelWrite {
      tags = Map.copyOf(tags);
    }
  }

  /** Virtual machines: each one's extensions in order. */
  record MachinesWork(List<MachineWork> machines) implements Work {
    public MachinesWork {
      machines = List.copyOf(machines);
    }
  }

  /**
   * One virtual machine.
   *
   * @param observed the machine that the plan was made from
   * @param steps what to do, in order: removals first
   * @param model what it should be afterwards
   * @param plan what that means for it
   */
  record MachineWork(
      ObservedMachine observed, List<MachineStep> steps, TargetModel model, InstancePlan plan) {
    public MachineWork {
      steps = List.copyOf(steps);
    }
  }

  /** One step on a virtual machine. */
  sealed interface MachineStep {
    /** Returns the extension. */
    String extension();

    /** Create or change. */
    record Put(ExtensionStep step) implements MachineStep {
      @Override
      public String extension() {
        return step.name();
      }
    }

    /** Remove. */
    record Delete(String extension) implements MachineStep {}
  }
}
