package io.github.fleetmaven.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An element that users expect here in vain: it is refused with a word of why. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Refuses.All.class)
@interface Refuses {

  /** The element's name. */
  String element();

  /** Why it can't be here. */
  String because();

  /** What to do instead. */
  String instead();

  /** All refusals of a record. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    Refuses[] value();
  }
}
