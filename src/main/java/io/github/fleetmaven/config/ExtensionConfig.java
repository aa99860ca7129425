package io.github.fleetmaven.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** An extension, by the name of its element. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = TreeBuilder.KIND)
@JsonSubTypes({
  @JsonSubTypes.Type(name = CustomScriptConfig.ELEMENT, value = CustomScriptConfig.class),
  @JsonSubTypes.Type(name = DscConfig.ELEMENT, value = DscConfig.class),
  @JsonSubTypes.Type(name = InfiniBandDriverConfig.ELEMENT, value = InfiniBandDriverConfig.class),
  @JsonSubTypes.Type(name = ApplicationHealthConfig.ELEMENT, value = ApplicationHealthConfig.class),
  @JsonSubTypes.Type(name = AnyExtensionConfig.ELEMENT, value = AnyExtensionConfig.class)
})
sealed interface ExtensionConfig
    permits CustomScriptConfig,
        DscConfig,
        InfiniBandDriverConfig,
        ApplicationHealthConfig,
        AnyExtensionConfig {

  /** Returns where it was declared. */
  Place place();

  /** Returns the name of its element in the pom, which is the catalogue's kind of it. */
  String element();

  /** Returns what every extension may say. */
  CommonConfig common();
}
