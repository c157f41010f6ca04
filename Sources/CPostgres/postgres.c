#include "cpostgres.h"

#include "later.h"

#ifdef __APPLE__
#define LIBRARY "libpq.5.dylib"
#else
#define LIBRARY "libpq.so.5"
#endif

// Nothing else is called without a connection.
ALLIES_FIRST(LIBRARY, PGconn *, PQconnectdbParams, (const char *const *keywords, const char *const *values, int expand_dbname), (keywords, values, expand_dbname), 0)

ALLIES_LATER(LIBRARY, int, PQcancel, (PGcancel *cancel, char *errbuf, int errbufsize), (cancel, errbuf, errbufsize))
ALLIES_LATER(LIBRARY, void, PQclear, (PGresult *res), (res))
ALLIES_LATER(LIBRARY, char *, PQcmdStatus, (PGresult *res), (res))
ALLIES_LATER(LIBRARY, char *, PQcmdTuples, (PGresult *res), (res))
ALLIES_LATER(LIBRARY, int, PQconsumeInput, (PGconn *conn), (conn))
ALLIES_LATER(LIBRARY, int, PQenterPipelineMode, (PGconn *conn), (conn))
ALLIES_LATER(LIBRARY, PGresult *, PQexec, (PGconn *conn, const char *query), (conn, query))
ALLIES_LATER(LIBRARY, PGresult *, PQexecPrepared, (PGconn *conn, const char *stmtName, int nParams, const char *const *paramValues, const int *paramLengths, const int *paramFormats, int resultFormat), (conn, stmtName, nParams, paramValues, paramLengths, paramFormats, resultFormat))
ALLIES_LATER(LIBRARY, int, PQexitPipelineMode, (PGconn *conn), (conn))
ALLIES_LATER(LIBRARY, void, PQfinish, (PGconn *conn), (conn))
ALLIES_LATER(LIBRARY, char *, PQfname, (const PGresult *res, int field_num), (res, field_num))
ALLIES_LATER(LIBRARY, void, PQfreeCancel, (PGcancel *cancel), (cancel))
ALLIES_LATER(LIBRARY, void, PQfreemem, (void *ptr), (ptr))
ALLIES_LATER(LIBRARY, Oid, PQftype, (const PGresult *res, int field_num), (res, field_num))
ALLIES_LATER(LIBRARY, PGcancel *, PQgetCancel, (PGconn *conn), (conn))
ALLIES_LATER(LIBRARY, int, PQgetCopyData, (PGconn *conn, char **buffer, int async), (conn, buffer, async))
ALLIES_LATER(LIBRARY, PGresult *, PQgetResult, (PGconn *conn), (conn))
ALLIES_LATER(LIBRARY, int, PQgetisnull, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num))
ALLIES_LATER(LIBRARY, int, PQgetlength, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num))
ALLIES_LATER(LIBRARY, char *, PQgetvalue, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num))
ALLIES_LATER(LIBRARY, int, PQnfields, (const PGresult *res), (res))
ALLIES_LATER(LIBRARY, PGnotify *, PQnotifies, (PGconn *conn), (conn))
ALLIES_LATER(LIBRARY, int, PQntuples, (const PGresult *res), (res))
ALLIES_LATER(LIBRARY, int, PQpipelineSync, (PGconn *conn), (conn))
ALLIES_LATER(LIBRARY, PGresult *, PQprepare, (PGconn *conn, const char *stmtName, const char *query, int nParams, const Oid *paramTypes), (conn, stmtName, query, nParams, paramTypes))
ALLIES_LATER(LIBRARY, int, PQputCopyData, (PGconn *conn, const char *buffer, int nbytes), (conn, buffer, nbytes))
ALLIES_LATER(LIBRARY, int, PQputCopyEnd, (PGconn *conn, const char *errormsg), (conn, errormsg))
ALLIES_LATER(LIBRARY, char *, PQresultErrorField, (const PGresult *res, int fieldcode), (res, fieldcode))
ALLIES_LATER(LIBRARY, ExecStatusType, PQresultStatus, (const PGresult *res), (res))
ALLIES_LATER(LIBRARY, int, PQsendQueryPrepared, (PGconn *conn, const char *stmtName, int nParams, const char *const *paramValues, const int *paramLengths, const int *paramFormats, int resultFormat), (conn, stmtName, nParams, paramValues, paramLengths, paramFormats, resultFormat))
ALLIES_LATER(LIBRARY, PQnoticeProcessor, PQsetNoticeProcessor, (PGconn *conn, PQnoticeProcessor proc, void *arg), (conn, proc, arg))
ALLIES_LATER(LIBRARY, int, PQsetSingleRowMode, (PGconn *conn), (conn))
ALLIES_LATER(LIBRARY, int, PQsocket, (const PGconn *conn), (conn))
ALLIES_LATER(LIBRARY, ConnStatusType, PQstatus, (const PGconn *conn), (conn))
ALLIES_LATER(LIBRARY, PGTransactionStatusType, PQtransactionStatus, (const PGconn *conn), (conn))
