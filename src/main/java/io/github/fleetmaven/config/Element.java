package io.github.fleetmaven.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record component an element of the pom, and says what holds for it. The component's type
 * says what the element may hold. From these the validation and the reference in {@code docs} come.
 *
 * <p>A component without this annotation is the record's {@link Place}, or a record whose elements
 * stand in the pom beside those of its holder.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Element {

  /** What the element means, in a sentence. */
  String value();

  /** What holds when the element is left out, for the reference. */
  String defaultsTo() default "";

  /** Whether the element must be there. */
  boolean required() default false;

  /** The name of each child, where the element holds a list. */
  String item() default "";

  /** The least number. */
  int min() default Integer.MIN_VALUE;

  /** The greatest number. */
  int max() default Integer.MAX_VALUE;

  /** Whether its text may name secrets. */
  boolean secrets() default false;

  /** Whether a holder that holds a mere text means this element by it. */
  boolean text() default false;

  /** Whether its text is for the shell of a machine, where {@code ${NAME}} would be ambiguous. */
  boolean shell() default false;
}
