export { auditTrail, type TrailColumn, type TrailStep } from "./audit-trail.ts";
