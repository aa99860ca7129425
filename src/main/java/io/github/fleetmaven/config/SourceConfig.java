package io.github.fleetmaven.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where something comes from that travels to the machines, by the name of its element. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = TreeBuilder.KIND)
@JsonSubTypes({
  @JsonSubTypes.Type(name = FileConfig.ELEMENT, value = FileConfig.class),
  @JsonSubTypes.Type(name = FileSetConfig.ELEMENT, value = FileSetConfig.class),
  @JsonSubTypes.Type(name = ArtifactConfig.ELEMENT, value = ArtifactConfig.class)
})
sealed interface SourceConfig permits FileConfig, FileSetConfig, ArtifactConfig {

  /** Returns where it was declared. */
  Place place();
}
