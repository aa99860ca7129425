package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentSource;
import java.nio.file.Path;

/** Finds artifacts: those that the build makes, and those of repositories. For one thread. */
public interface ArtifactFinder {

  /** Returns the file of an artifact, or why there is none. */
  Result find(ContentSource.Artifact artifact);

  /** What became of a search. */
  sealed interface Result {}

  /**
   * There is one.
   *
   * @param name what it is called, whatever its file is called here
   */
  record Found(Path file, String name) implements Result {}

  /**
   * There is none.
   *
   * @param summary what is wrong
   * @param remedy what to do
   */
  record Missing(String summary, String remedy) implements Result {}
}
