package io.github.fleetmaven.simulator.service;

import java.time.Instant;

/**
 * The catalogue of what a storage account refuses, with Azure's status, code and text. Stateless.
 */
public final class BlobRefusals {

  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int CONFLICT = 409;
  private static final int LENGTH_REQUIRED = 411;
  private static final int PRECONDITION_FAILED = 412;
  private static final int INVALID_RANGE = 416;

  private BlobRefusals() {}

  /** No such blob. */
  public static Refusal noBlob() {
    return new Refusal(NOT_FOUND, "BlobNotFound", "The specified blob does not exist.");
  }

  /** No such container. */
  public static Refusal noContainer() {
    return new Refusal(NOT_FOUND, "ContainerNotFound", "The specified container does not exist.");
  }

  /** The container is there already. */
  public static Refusal containerExists() {
    return new Refusal(
        CONFLICT, "ContainerAlreadyExists", "The specified container already exists.");
  }

  /** The blob is there already, and was not to be. */
  public static Refusal blobExists() {
    return new Refusal(CONFLICT, "BlobAlreadyExists", "The specified blob already exists.");
  }

  /** The blob isn't the one that the client has seen. */
  public static Refusal conditionNotMet() {
    return new Refusal(
        PRECONDITION_FAILED,
        "ConditionNotMet",
        "The condition specified using HTTP conditional header(s) is not met.");
  }

  /** The bytes aren't those that were sent. */
  public static Refusal md5Mismatch() {
    return new Refusal(
        BAD_REQUEST,
        "Md5Mismatch",
        "The MD5 value specified in the request did not match with the MD5 value calculated by the"
            + " server.");
  }

  /** A block that was never staged. */
  public static Refusal invalidBlockList() {
    return new Refusal(BAD_REQUEST, "InvalidBlockList", "The specified block list is invalid.");
  }

  /** A header that must be there. */
  public static Refusal missingHeader(String name) {
    return new Refusal(
        BAD_REQUEST,
        "MissingRequiredHeader",
        "An HTTP header that's mandatory for this request is not specified: " + name + ".");
  }

  /** A body that comes in chunks. */
  public static Refusal missingLength() {
    return new Refusal(
        LENGTH_REQUIRED, "MissingContentLengthHeader", "Content-Length HTTP header is missing");
  }

  /** A parameter that makes no sense. */
  public static Refusal invalidParameter(String name) {
    return new Refusal(
        BAD_REQUEST,
        "InvalidQueryParameterValue",
        "Value for one of the query parameters specified in the request URI is invalid: "
            + name
            + ".");
  }

  /** A body that can't be read. */
  public static Refusal invalidXml() {
    return new Refusal(
        BAD_REQUEST, "InvalidXmlDocument", "XML specified is not syntactically valid.");
  }

  /** A part of a blob that it doesn't have. */
  public static Refusal invalidRange() {
    return new Refusal(
        INVALID_RANGE,
        "InvalidRange",
        "The range specified is invalid for the current size of the resource.");
  }

  /** What nothing here answers. */
  public static Refusal unsupported(String method) {
    return new Refusal(
        METHOD_NOT_ALLOWED,
        "UnsupportedHttpVerb",
        "The resource doesn't support the specified HTTP verb: " + method + ".");
  }

  /** Nobody asks. */
  public static Refusal anonymous() {
    return new Refusal(
        CONFLICT,
        "PublicAccessNotPermitted",
        "Public access is not permitted on this storage account.");
  }

  /** A signature that is none. */
  public static Refusal badSignature() {
    return new Refusal(
        FORBIDDEN,
        "AuthenticationFailed",
        "Server failed to authenticate the request. Make sure the value of Authorization header is"
            + " formed correctly including the signature.");
  }

  /** A signature whose time is over. */
  public static Refusal expired(Instant expiry, Instant now) {
    return new Refusal(
        FORBIDDEN,
        "AuthenticationFailed",
        "Server failed to authenticate the request. Signature not valid in the specified time"
            + " frame: Expiry ["
            + expiry
            + "] - Current ["
            + now
            + "]");
  }

  /** A signature that is for something else. */
  public static Refusal notPermitted() {
    return new Refusal(
        FORBIDDEN,
        "AuthorizationPermissionMismatch",
        "This request is not authorized to perform this operation using this permission.");
  }
}
