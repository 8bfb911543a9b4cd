import { pathId } from '@honey/client/rest-client';
import type { ArticleBody, ArticleEntry, ArticlesAnswer, PreviewAnswer, PreviewBody } from '@honey/protocol/articles';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useAdminSession } from '../../shared/admin-session.tsx';
import { queryKeys } from '../../shared/query-keys.ts';

const PATH = '/admin/articles';

/** The articles that have all of the words in `find`; all of them without. */
export function useArticles(find: string) {
  const { rest } = useAdminSession();
  return useQuery({
    queryKey: [...queryKeys.articles, 'list', find],
    queryFn: () => rest.get<ArticlesAnswer>(`${PATH}?find=${encodeURIComponent(find)}`),
    placeholderData: keepPreviousData,
  });
}

export function useArticle(id: string) {
  const { rest } = useAdminSession();
  return useQuery({
    queryKey: [...queryKeys.articles, 'one', id],
    queryFn: () => rest.get<ArticleEntry>(`${PATH}/${pathId(id)}`),
  });
}

/** Keeps an article: a new one when `before` is null, otherwise a change of that version. */
export function useSaveArticle(before: ArticleEntry | null, onSaved: (article: ArticleEntry) => void) {
  const { rest } = useAdminSession();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ slug, ...text }: ArticleBody) =>
      before === null
        ? rest.post<ArticleEntry>(PATH, { slug, ...text })
        : rest.put<ArticleEntry>(`${PATH}/${pathId(before.id)}`, { ...text, updatedAt: before.updatedAt }),
    onSuccess: (article) => {
      queryClient.setQueryData([...queryKeys.articles, 'one', article.id], article);
      void queryClient.invalidateQueries({ queryKey: [...queryKeys.articles, 'list'] });
      toast.success('The article is saved. The assistant answers from it now.');
      onSaved(article);
    },
    onError: () => queryClient.invalidateQueries({ queryKey: queryKeys.articles }),
  });
}

export function useDeleteArticle({ id, updatedAt }: ArticleEntry, onDeleted: () => void) {
  const { rest } = useAdminSession();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => rest.delete(`${PATH}/${pathId(id)}?updatedAt=${encodeURIComponent(updatedAt)}`),
    onSuccess: () => {
      toast.success('The article is deleted.');
      onDeleted();
      return queryClient.invalidateQueries({ queryKey: [...queryKeys.articles, 'list'] });
    },
  });
}

/** What the assistant would say. */
export function usePreview() {
  const { rest } = useAdminSession();
  return useMutation({ mutationFn: (body: PreviewBody) => rest.post<PreviewAnswer>(`${PATH}/preview`, body) });
}
