/** Whole ways of orders, driven from outside: with the AWS SDK against the endpoint. */
package dev.orderflow.checks.journeys;
