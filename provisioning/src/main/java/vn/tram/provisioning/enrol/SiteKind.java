package vn.tram.provisioning.enrol;

/** What sort of place a gate stands at. */
public enum SiteKind {
  MARKET,
  SCHOOL,
  OFFICE,
  CLINIC,
  STATION,
  OTHER
}
