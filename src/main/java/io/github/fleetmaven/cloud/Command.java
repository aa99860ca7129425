package io.github.fleetmaven.cloud;

import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that is to be changed in a cloud. */
public sealed interface Command {

  /** Returns the resource that is changed. */
  ResourceId target();

  /**
   * Writes the model of a scale set as a merge: what is not named stays.
   *
   * @param etag sent as If-Match
   * @param extensions the whole list, those of others included; empty when the write leaves
   *     extensions alone
   * @param image the image reference to merge in
   * @param unmanagedImageUri the image URI of an unmanaged custom image
   * @param upgradePolicy the parts of the upgrade policy to merge in
   * @param tags all tags of the set; empty when the write leaves them alone
   */
  record WriteModel(
      ResourceId target,
      Optional<String> etag,
      Optional<List<ExtensionWrite>> extensions,
      Optional<Value.Obj> image,
      Optional<String> unmanagedImageUri,
      Optional<Value.Obj> upgradePolicy,
      Optional<Map<String, String>> tags)
      implements Command {

    /** A write that leaves the upgrade policy alone. */
    public WriteModel(
        ResourceId target,
        Optional<String> etag,
        Optional<List<ExtensionWrite>> extensions,
        Optional<Value.Obj> image,
        Optional<String> unmanagedImageUri,
        Optional<Map<String, String>> tags) {
      this(target, etag, extensions, image, unmanagedImageUri, Optional.empty(), tags);
    }

    /** Returns a copy made from another reading of the set. */
    public WriteModel withEtag(Optional<String> other) {
      return new WriteModel(
          target, other, extensions, image, unmanagedImageUri, upgradePolicy, tags);
    }

    /** Returns a copy that writes those tags too. */
    public WriteModel withTags(Optional<Map<String, String>> all) {
      return new WriteModel(target, etag, extensions, image, unmanagedImageUri, upgradePolicy, all);
    }
  }

  /**
   * Writes the tags of a scale set or a virtual machine, and nothing else: this makes no new model.
   *
   * @param etag sent as If-Match; a virtual machine may have none
   * @param tags all of its tags
   */
  record WriteTags(ResourceId target, Optional<String> etag, Map<String, String> tags)
      implements Command {
    public WriteTags {
      tags = Map.copyOf(tags);
    }
  }

  /** Ends a rolling upgrade of the cloud's own after its running batch. */
  record CancelRollingUpgrade(ResourceId target) implements Command {}

  /** Suspends the automatic instance repairs of a scale set, or lets them go on. */
  record SetAutomaticRepairs(ResourceId target, boolean running) implements Command {}

  /**
   * Brings instances of a scale set to its model ({@code manualupgrade}).
   *
   * @param instances instance ids, or names of the members of a Flexible set; never empty
   */
  record UpdateInstances(ResourceId target, List<String> instances) implements Command {
    public UpdateInstances {
      instances = List.copyOf(instances);
      if (instances.isEmpty()) {
        throw new IllegalArgumentException("no instance named: Azure would take that for all");
      }
    }
  }

  /**
   * Creates or changes an extension of a virtual machine.
   *
   * @param tags all tags of the extension's resource: a PUT without them takes them away
   */
  record PutExtension(
      ResourceId target, String location, Map<String, String> tags, ExtensionWrite extension)
      implements Command {
    public PutExtension {
      tags = Map.copyOf(tags);
    }

    /** Of an extension whose resource has no tags. */
    public PutExtension(ResourceId target, String location, ExtensionWrite extension) {
      this(target, location, Map.of(), extension);
    }
  }

  /** Removes an extension from a virtual machine. */
  record DeleteExtension(ResourceId target, String extension) implements Command {}
}
