package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Value;
import java.time.Instant;
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

  /**
   * Instances of Alibaba Cloud ECS: each one's virtio driver.
   *
   * @param desired what the pom asks for
   * @param instances all members of the group, in the order in which they were found
   */
  record EcsWork(DesiredTarget.EcsGroup desired, List<EcsInstanceWork> instances) implements Work {
    public EcsWork {
      instances = List.copyOf(instances);
    }

    /** Returns the instances that a step of that kind is planned for, and may be touched. */
    public List<EcsInstanceWork> with(Class<? extends EcsStep> kind) {
      return instances.stream()
          .filter(i -> i.plan().selected() && kind.isInstance(i.step()))
          .toList();
    }
  }

  /**
   * One instance of ECS.
   *
   * @param observed the instance that the plan was made from
   * @param step what is done about its driver, if the rollout may touch it
   * @param plan what that means for it
   */
  record EcsInstanceWork(ObservedTarget.EcsMember observed, EcsStep step, InstancePlan plan) {

    /** Returns the instance's id. */
    public String id() {
      return observed.instance().id();
    }
  }

  /** What is done about the driver of one instance. */
  sealed interface EcsStep {

    /** Nothing: it is new enough. */
    record Nothing() implements EcsStep {}

    /**
     * Nothing: the instance isn't touched.
     *
     * @param reasons all of them, as {@code it is Stopped}
     * @param lost whether it hasn't been heard of since an earlier run updated it: it counts as
     *     failed as long as that is so, so that no rollout gets past it by running again
     */
    record Skip(List<String> reasons, boolean lost) implements EcsStep {
      public Skip {
        reasons = List.copyOf(reasons);
      }

      /** An instance that no update of ours has harmed. */
      public Skip(List<String> reasons) {
        this(reasons, false);
      }
    }

    /** Nothing yet: nobody asked for its version, and without that it isn't touched. */
    record Ask() implements EcsStep {}

    /**
     * It is updated, after the snapshots that the pom wants, and restarted if the pom wants that.
     *
     * @param underway whether an earlier run has sent the update, and it goes on: it is waited for,
     *     and not sent again
     */
    record Update(boolean underway) implements EcsStep {}

    /**
     * It is restarted: an earlier run has updated it, and Windows still has the old driver loaded.
     *
     * @param updated when that update ended
     */
    record RestartOnly(Instant updated) implements EcsStep {}
  }
}
