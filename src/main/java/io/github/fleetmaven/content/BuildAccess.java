package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentSource;

/**
 * What content takes from the build that it is part of.
 *
 * @param artifacts finds what the build makes and what repositories hold
 * @param texts replaces the build's properties
 */
public record BuildAccess(ArtifactFinder artifacts, TextFilter texts) {

  /** Of no build at all: there are no artifacts and no properties. */
  public static final BuildAccess NONE = new BuildAccess(BuildAccess::missing, text -> text);

  private static ArtifactFinder.Result missing(ContentSource.Artifact artifact) {
    return new ArtifactFinder.Missing("there are no artifacts here", "name a file");
  }
}
