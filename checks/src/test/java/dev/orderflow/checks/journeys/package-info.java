/** Whole ways of orders, driven as a stranger would: with the AWS SDK against the endpoint. */
package dev.orderflow.checks.journeys;
