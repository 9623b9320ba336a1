package org.vademecum.corpus.deidentify;

import java.util.Locale;

/**
 * The kinds of data that can name a person: the 18 identifiers of HIPAA's Safe Harbor (45 CFR
 * 164.514(b)(2)) and those of China, each with the mark that stands in its place.
 */
public enum PersonalData {
  NAME,
  ADDRESS,
  DATE,
  /** An age over 89, which so few people reach that it can name one. */
  AGE_OVER_89,
  /** A telephone or fax number. */
  PHONE,
  EMAIL,
  URL,
  IP_ADDRESS,
  /** A Chinese resident identity number, or another nation's behind a cue. */
  IDENTITY_NUMBER,
  SOCIAL_SECURITY_NUMBER,
  /** A number that a hospital or laboratory gave: of a patient, a stay, a specimen, a report. */
  RECORD_NUMBER,
  HEALTH_PLAN_NUMBER,
  BANK_CARD,
  PASSPORT,
  /** An account with a bank or a messenger. */
  ACCOUNT,
  /** A licence or certificate, such as a driver's or a physician's. */
  LICENSE,
  /** A number plate or a vehicle identification number. */
  VEHICLE,
  /** The serial or network number of a device. */
  DEVICE;

  private final String mark = "[" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "]";

  /** What is written in its place, such as {@code [record-number]}. */
  public String mark() {
    return mark;
  }
}
