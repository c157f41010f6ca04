// The page in Go, with html/template and mattn's SQLite: page PORT DATABASE.
package main

import (
	"bytes"
	"database/sql"
	"html/template"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"

	_ "github.com/mattn/go-sqlite3"
)

type person struct {
	ID, Benchmark                 int
	Name, Occupation, WaitsSince string
}

var page = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Who waits in {{.City}}</title></head>
<body>
<main>
<h1>Who waits in {{.City}}</h1>
<p>{{.Waiting}} people wait. The longest wait comes first.</p>
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Occupation</th><th scope="col">Level</th><th scope="col">Waits since</th></tr></thead>
<tbody>
{{range .People}}<tr id="newcomer-{{.ID}}"><th scope="row"><a href="/newcomers/{{.ID}}">{{.Name}}</a></th><td>{{.Occupation}}</td><td>{{.Benchmark}}</td><td><time datetime="{{.WaitsSince}}">{{.WaitsSince}}</time></td></tr>
{{end}}</tbody>
</table>
</main>
</body>
</html>
`))

func prepared(base *sql.DB, text string) *sql.Stmt {
	statement, err := base.Prepare(text)
	if err != nil {
		log.Fatal(err)
	}
	return statement
}

func main() {
	base, err := sql.Open("sqlite3", "file:"+os.Args[2]+"?mode=ro")
	if err != nil {
		log.Fatal(err)
	}
	city := prepared(base, "SELECT city FROM councils WHERE id = ?")
	count := prepared(base, "SELECT COUNT(*) FROM newcomers WHERE council = ? AND state = 'waiting'")
	people := prepared(base, "SELECT id, name, occupation, benchmark, waits_since FROM newcomers"+
		" WHERE council = ? AND state = 'waiting' ORDER BY waits_since, id LIMIT 50")
	http.HandleFunc("/councils/", func(w http.ResponseWriter, r *http.Request) {
		council, err := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/councils/"))
		var model struct {
			City    string
			Waiting int
			People  []person
		}
		if err != nil || city.QueryRow(council).Scan(&model.City) != nil {
			http.NotFound(w, r)
			return
		}
		if err := count.QueryRow(council).Scan(&model.Waiting); err != nil {
			http.Error(w, err.Error(), 500)
			return
		}
		rows, err := people.Query(council)
		if err != nil {
			http.Error(w, err.Error(), 500)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var p person
			if err := rows.Scan(&p.ID, &p.Name, &p.Occupation, &p.Benchmark, &p.WaitsSince); err != nil {
				http.Error(w, err.Error(), 500)
				return
			}
			model.People = append(model.People, p)
		}
		var body bytes.Buffer
		if err := page.Execute(&body, model); err != nil {
			http.Error(w, err.Error(), 500)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(body.Bytes())
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}
